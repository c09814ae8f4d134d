"""Pasting: what office programs, browsers and mail programs put on the clipboard becomes Markdown as if typed by hand.

The samples have the markup of the programs that they name, with texts of their own.
"""

from base64 import b64encode

import pytest

from laur.desk.pasting import MOST_CHARACTERS, PastedText, TooLongError, direct, pasted
from laur.desk.pictures import SavedPicture
from tests.photographs import picture, saved


def save(data: bytes) -> SavedPicture | None:
    return SavedPicture("news/alfa.png", "alfa.png") if data.startswith(b"\x89PNG") else None


def paste(html: str, plain: str = "", lang: str = "pl") -> PastedText:
    return pasted(html, plain, save, lang)


WORD = """
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {mso-style-unhide:no; margin-bottom:8.0pt;} --></style></head>
<body lang=PL style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
<h1>Złoto dla Klastra Alfa<o:p></o:p></h1>
<p class=MsoNormal>Klaster Alfa otrzymał <b style='mso-bidi-font-weight:normal'>złoty
poziom</b> odznaki, a&nbsp;<i>jury</i> było <span style='mso-spacerun:yes'>  </span>zgodne.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>strategia<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><!--[endif]-->kadry<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=301 valign=top style='width:225.5pt'><p class=MsoNormal><b>Obszar<o:p></o:p></b></p></td>
  <td width=301 valign=top style='width:225.6pt'><p class=MsoNormal>Punkty<o:p></o:p></p></td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=301 valign=top><p class=MsoNormal>Strategia<o:p></o:p></p></td>
  <td width=301 valign=top><p class=MsoNormal align=right>34<o:p></o:p></p></td>
 </tr>
</table>
<p class=MsoNormal>Więcej na <a href="https://jury.example/wyniki?rok=2024">stronie jury</a>.<o:p></o:p></p>
<!--EndFragment-->
</body></html>
"""

EXCEL = """
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><style>
<!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {mso-number-format:"Short Date";} -->
</style></head><body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;width:48pt'>Organizacja</td><td width=64>Poziom</td><td width=64>Data</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20>Klaster Alfa</td><td>złoto</td><td class=xl65 align=right>2024-05-01</td>
 </tr>
 <tr height=20><td height=20>Klaster Beta | Gamma</td><td></td><td align=right>2024-06-01</td></tr>
<!--EndFragment-->
</table></body></html>
"""

LIBREOFFICE = """
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">p { line-height: 115%; margin-bottom: 0.25cm }</style></head>
<body lang="pl-PL" link="#000080" dir="ltr">
<h2 class="western">Co oceniono</h2>
<p style="line-height: 100%; margin-bottom: 0cm">Oceniono <span style="font-weight: bold">strategię</span> i
<font color="#c9211e"><i>kadry</i></font>.</p>
<ol><li><p style="margin-bottom: 0cm">pierwszy</p></li><li><p style="margin-bottom: 0cm">drugi</p></li></ol>
</body></html>
"""

CALC = """
<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">body,div,table,td { font-family:"Liberation Sans"; font-size:x-small }</style></head><body>
<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left">Obszar</td><td align="left">Punkty</td></tr>
<tr><td height="17" align="left">Kadry</td><td align="right" sdval="12" sdnum="1045;">12</td></tr>
</table></body></html>
"""

GMAIL = """
<meta http-equiv="content-type" content="text/html; charset=utf-8"><div dir="ltr"><div>Dzień dobry,</div><div><br></div>
<div>wyniki są <b>znane</b>: <a href="https://www.google.com/url?q=https://jury.example/wyniki&amp;source=gmail&amp;ust=1"
target="_blank">lista</a></div><div><ul><li style="margin-left:15px">Alfa</li><li style="margin-left:15px">Beta</li></ul>
</div><img src="https://mail.example/pixel.gif" width="1" height="1"></div>
"""

MAIL = """
<div class=WordSection1><p class=MsoNormal>Witam,<o:p></o:p></p><p class=MsoNormal>lista jest
<a href="https://eur02.safelinks.protection.office365.us/?url=https%3A%2F%2Fjury.example%2Fwyniki&amp;data=05">tutaj</a>, a plik
<a href="file:///C:/Users/Jan/wyniki.xlsx">na dysku</a>.<o:p></o:p></p></div>
"""

DOCS = """
<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><p dir="ltr" style="line-height:1.38">
<span style="font-size:11pt;font-weight:400">Zwykły i </span><span style="font-weight:700">gruby</span></p><ul>
<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>jeden</span></p></li></ul></b>
"""


def test_text_of_word_becomes_headings_lists_tables_and_links():
    assert paste(WORD).markdown == (
        "## Złoto dla Klastra Alfa\n\n"
        "Klaster Alfa otrzymał **złoty poziom** odznaki, a *jury* było zgodne.\n\n"
        "- strategia\n- kadry\n\n"
        "| Obszar | Punkty |\n| --- | --- |\n| Strategia | 34 |\n\n"
        "Więcej na [stronie jury](https://jury.example/wyniki?rok=2024)."
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            EXCEL,
            "| Organizacja | Poziom | Data |\n| --- | --- | --- |\n| Klaster Alfa | złoto | 2024-05-01 |\n| Klaster Beta \\| Gamma |  | 2024-06-01 |",
        ),
        (CALC, "| Obszar | Punkty |\n| --- | --- |\n| Kadry | 12 |"),
        (LIBREOFFICE, "## Co oceniono\n\nOceniono **strategię** i *kadry*.\n\n1. pierwszy\n2. drugi"),
        (GMAIL, "Dzień dobry,\n\nwyniki są **znane**: [lista](https://jury.example/wyniki)\n\n- Alfa\n- Beta"),
        (MAIL, "Witam,\n\nlista jest [tutaj](https://jury.example/wyniki), a plik na dysku."),
        (DOCS, "Zwykły i **gruby**\n\n- jeden"),
    ],
    ids=["excel", "calc", "writer", "gmail", "mail", "google-docs"],
)
def test_text_of_other_programs_becomes_clean_markdown(html: str, markdown: str):
    found = paste(html)
    assert found.markdown == markdown
    assert found.notes == ()


def test_nothing_harmful_comes_along():
    html = (
        '<p onclick="alert(1)">a<script>alert(1)</script><a href="javascript:alert(1)">b</a>'
        '<iframe src="javascript:alert(1)"></iframe><img src=x onerror=alert(1)></p>'
    )
    found = paste(html)
    assert "alert" not in found.markdown
    assert "ab" in found.markdown


def test_a_picture_comes_along_if_its_bytes_do_and_is_never_downloaded():
    data = b64encode(saved(picture(60, 40), "PNG")).decode()
    html = (
        f'<p>Oto zdjęcie:</p><p><img src="data:image/png;base64,{data}"></p>'
        '<p><img src="file:///C:/Users/Jan/clip_image001.png" alt="Wykres"></p>'
        '<p><img src="https://jury.example/a.jpg" alt="Gala"></p>'
    )
    found = paste(html)
    assert "![](alfa.png)" in found.markdown
    assert "file:" not in found.markdown
    assert "[Gala](https://jury.example/a.jpg)" in found.markdown
    assert found.pictures == ("alfa.png",)
    assert found.notes == ("Nie udało się wkleić obrazów razem z tekstem: 2. Wklej je osobno albo upuść tu ich pliki.",)
    assert "2" in paste(html, lang="en").notes[0]


def test_what_was_removed_is_said():
    (note,) = paste("<p>Tekst</p><form><input name=a><button>Zapisz się na listę</button></form>").notes
    assert "Zapisz się na listę" in note


def test_source_code_is_pasted_as_it_is():
    html = '<meta charset="utf-8"><div style="color: #333;font-family: monospace;white-space: pre;"><div>**gruby**</div></div>'
    assert paste(html, "**gruby**\n").markdown == "**gruby**\n"


def test_too_much_is_refused_before_anybody_waits():
    html = "<p>Tekst jest długi.</p>" * (MOST_CHARACTERS // 20)
    with pytest.raises(TooLongError):
        paste(html)
    styles = f"<style>{'p {color: red}' * 200_000}</style><p>Krótki tekst.</p>"
    assert paste(styles).markdown == "Krótki tekst."


@pytest.mark.parametrize("html", ["", "<p>", "<table><tr><td>", "\x00", "<b>" * 5000, "<!--StartFragment-->"])
def test_broken_html_is_no_error(html: str):
    assert paste(html).markdown.strip() == ""


@pytest.mark.parametrize("address", ["https://[", "", "https://www.google.com/url", "https://www.google.com/url?q=/a"])
def test_an_address_without_a_detour_stays(address: str):
    assert direct(address) == address


@pytest.mark.parametrize(
    "address", ["file:///C:/Users/biuro/AppData/Temp/x.png", "cid:x.png@01DA", "blob:https://a.example/x.png"]
)
def test_a_picture_without_its_bytes_leaves_no_file_name_in_the_text(address: str):
    found = paste(f'<p>Przed.</p><p><img src="{address}"></p><p><img src="{address}" alt="Gala"></p><p>Po.</p>')
    assert found.markdown.split() == ["Przed.", "Gala", "Po."]
    assert len(found.notes) == 1
