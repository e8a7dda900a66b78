@echo off
rem Sets up and opens the program.
call "%~dp0setup.cmd" || exit /b 1
.venv\Scripts\kinerja-desktop %*
