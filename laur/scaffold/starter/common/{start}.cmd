@echo off
chcp 65001 >nul
rem {start-comment}
pushd "%~dp0"
if errorlevel 1 goto close
set "PYTHONUTF8=1"

:venv
".venv\Scripts\python.exe" -m laur --version >nul 2>nul
if errorlevel 1 goto path
".venv\Scripts\python.exe" -m laur desk
goto ended

:path
laur --version >nul 2>nul
if errorlevel 1 goto python
laur desk
goto ended

:python
set "PYTHON=py -3"
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto ask
set "PYTHON=python"
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto ask
py -3 --version >nul 2>nul
if not errorlevel 1 goto old
echo {start-no-python}
goto address

:old
echo {start-old-python}

:address
echo https://www.python.org/downloads/
goto close

:ask
if defined TRIED goto failed
echo {start-no-laur}
set "ANSWER="
set /p "ANSWER={start-ask} "
if /i "%ANSWER:~0,1%"=="y" goto install
if /i "%ANSWER:~0,1%"=="t" goto install
goto quit

:install
set "TRIED=yes"
%PYTHON% -m venv .venv
if errorlevel 1 goto failed
".venv\Scripts\python.exe" -m pip install -r requirements.txt
if errorlevel 1 goto failed
goto venv

:failed
echo.
echo {start-failed}
goto close

:ended
if not errorlevel 1 goto quit

:close
echo.
echo {start-close}
pause >nul

:quit
popd
