"""Signals that come while modules are imported: nothing is left half imported, and the program ends all the same."""

import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from laur.system.interrupts import TerminatedError, termination_as_exception
from tests.sites import ROOT

SIGNALLED_AT_AN_IMPORT = """
import signal, sys

class Signalling:
    def find_spec(self, name, path=None, target=None):
        if name == "datetime":
            sys.meta_path.remove(self)
            signal.raise_signal(signal.Signals({number}))

from laur.cli import main
sys.meta_path.insert(0, Signalling())
sys.exit(main(["new", "announcement", "--title", "Gala", "--text", "Tekst.", "--date", "2024-01-02"]))
"""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGINT, 130)])
def test_a_signal_while_an_extension_module_is_imported_ends_the_program_and_does_not_crash_it(
    tmp_path: Path, number: signal.Signals, status: int
):
    tmp_path.joinpath("content").mkdir()
    tmp_path.joinpath("content/site.yaml").write_text("title: A\n", encoding="utf-8")
    code = SIGNALLED_AT_AN_IMPORT.format(number=int(number))
    program = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"]
    ended = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == status, ended.stderr
    assert "Traceback" not in ended.stderr
    assert not list(tmp_path.glob("content/news/*"))


def test_a_signal_during_an_import_comes_when_the_import_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tmp_path.joinpath("signalled_module.py").write_text(
        "import signal, time\nsignal.raise_signal(signal.SIGTERM)\ntime.sleep(0.05)\nis_whole = True\n", "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)

    def import_and_wait() -> None:
        with termination_as_exception():
            import_module("signalled_module")
            signal.pause()

    with pytest.raises(TerminatedError) as raised:
        import_and_wait()
    assert raised.value.number == signal.SIGTERM
    assert sys.modules.pop("signalled_module").is_whole
