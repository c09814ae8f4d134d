"""Texts in the shapes in which people write and paste them; all words are ours."""

WORD = """Szanowni Państwo,\u00a0

z radością informujemy o\u00a0wynikach **naboru**. Nagrodzono:

-\u00a0Klaster Próbny,
-\u00a0\u00a0\u00a0Klaster Inny.

1.\u00a0zgłoszenie
2.\u00a0audyt

Laureaci: Alfa*, Beta*, Gamma**.
\\* ze zgodą na publikację

##\u00a0Dalsze kroki

Kontakt:\u00a0biuro@klaster.example"""

EXCEL = """Wyniki naboru:

Lp.\tNazwa\tPunkty
1.\tKlaster Próbny\t91
2.\tKlaster Inny\t

Razem dwa zgłoszenia."""

README = """# klaster-tools

[![build](https://ci.example/badge.svg)](https://ci.example/) [![docs]](#docs)

Tools for **clusters**. See [`make check`] and [the guide][].

## Install

```bash title="install"
pip install klaster
```

1. Download:

   ```yaml
   name: klaster
     nested: true
   ```

2. Run `klaster --help`.
   - nested, with *emphasis*
   - another

   Another paragraph.

> **Note**
> Lazy
continuation of the quotation.
>
> ```js{1,3}
> const a = 1;
> ```

| Option | Meaning | Default |
|:-------|:-------:|--------:|
| `-a \\| -b` | either | *none* |
| --long | a [link](https://x.example/?a=1&b=2) | |

***

<details>
<summary>More</summary>

- one **bold**
- two

[Link](https://x.example/)

</details>

Hard\x20\x20
break, back\\
slash, ~~struck out~~, H<sub>2</sub>O, &copy; AT&T, 2 * 3 * 4, snake_case_name.

[`make check`]: https://x.example/check "Check"
[the guide]: <https://x.example/the guide>
[docs]: https://x.example/docs.svg
"""

WORDPRESS = """<!-- wp:paragraph -->
<p>Klaster zaprasza na <strong>warsztaty</strong>.</p>
<!-- /wp:paragraph -->

<div class="wp-block-group">

Zapisy trwają do [piątku](https://k.example/zapisy).

* pierwszy blok
* drugi blok

</div>

<blockquote>

## Cytat

1. jeden
2. dwa

</blockquote>

Akapit po HTML.
#KlasterAlfa #Gala2024

#1 w rankingu jest Alfa."""

NOTES = """Zgłoszenie zawiera:

- nazwę
-
- adres

1. raz
2.
3. trzy

Rok
2024. był dobry.

+ plus
* gwiazdka
* druga
- minus

10) dziesięć
11) jedenaście

    kod po liście

Nagłówek
========

Drugi
dwuwierszowy
---

- a

  akapit

      kod w punkcie
- b
  > cytat
  dalej
"""

MIXED = """**Klaster**„Alfa” i *„Beta”*, „**Gamma**”, __Delta__, ***Epsilon*** i **Zeta *Eta* Theta**.
A*b*c, A_b_c, **a*b**, *a**b*, `a*`b*`, `` ` ``, \\`x\\`, [a*b](x)*c*, ![*alt* text](y.png 'z').
<https://a.example/?q=1&x=2>, <biuro@a.example>, <b title="*x*">raw</b>, <!-- hidden -->, 1 < 2 & 3 > 2.

[ref]: /adres 'Tytuł
w dwóch wierszach'
[Inny  ref]: <b c> (t)

[ref], [REF][], [tekst][inny ref], [nie ma], [a][nie ma], [ref]: x, ![ref].
"""

ALL = {"Word": WORD, "Excel": EXCEL, "README": README, "WordPress": WORDPRESS, "notes": NOTES, "mixed": MIXED}
COMPARED = {name: ALL[name] for name in ("README", "WordPress", "notes", "mixed")}
"""Those without an intended difference from CommonMark."""
