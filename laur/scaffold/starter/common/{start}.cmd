@echo off
chcp 65001 >nul
rem {start-comment}
setlocal EnableExtensions DisableDelayedExpansion
pushd "%~dp0"
if errorlevel 1 goto close
set "PYTHONUTF8=1"
set "TRIED="

:venv
".venv\Scripts\python.exe" -m laur --version >nul 2>nul || goto path
".venv\Scripts\python.exe" -m laur desk && goto quit
goto close

:path
call laur --version >nul 2>nul || goto python
call laur desk && goto quit
goto close

:python
set "PYTHON=py -3"
call %PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto ask
set "PYTHON=python"
call %PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto ask
call py -3 --version >nul 2>nul && goto old
call python --version >nul 2>nul && goto old
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
echo {start-ask}
set "ANSWER=n"
set /p "ANSWER=: "
set "ANSWER=%ANSWER:"=%"
if /i "%ANSWER:~0,1%"=="y" goto install
if /i "%ANSWER:~0,1%"=="t" goto install
goto quit

:install
set "TRIED=yes"
call %PYTHON% -m venv .venv || goto failed
".venv\Scripts\python.exe" -m pip install -r requirements.txt || goto failed
goto venv

:failed
echo.
echo {start-failed}

:close
echo.
echo {start-close}
pause >nul
popd
exit /b 1

:quit
popd
