@echo off
rem Sets up and runs the four checks. Arguments go to pytest.
call "%~dp0setup.cmd" || exit /b 1
set QT_QPA_PLATFORM=offscreen
.venv\Scripts\ruff format --check || exit /b 1
.venv\Scripts\ruff check || exit /b 1
.venv\Scripts\mypy || exit /b 1
.venv\Scripts\pytest %*
