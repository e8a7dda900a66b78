@echo off
rem Sets up and runs the four checks. With arguments, pytest takes them and coverage is left out.
call "%~dp0setup.cmd" || exit /b 1
set QT_QPA_PLATFORM=offscreen
.venv\Scripts\ruff format --check || exit /b 1
.venv\Scripts\ruff check || exit /b 1
.venv\Scripts\mypy || exit /b 1
if not "%~1"=="" (.venv\Scripts\pytest %*) else (.venv\Scripts\pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report=)
