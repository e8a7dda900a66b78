@echo off
rem Makes .venv in this checkout with everything the program and its tests need.
cd /d "%~dp0.."
if not exist .venv\Scripts\python.exe py -3 -m venv .venv || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . || exit /b 1
