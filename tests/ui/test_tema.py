"""Text is readable in both themes, and states do not rely on colour alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor

from simpelin.ui.tema import GELAP, HURUF, TERANG, Mode, Palet, Tema

AA = 4.5
KEADAAN = ("hijau", "kuning", "oranye", "merah")


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palet", [TERANG, GELAP], ids=lambda p: p.nama)
def test_every_text_stands_out_from_its_ground(palet: Palet) -> None:
    weak = {
        name: round(contrast(text, ground), 2)
        for name, text, ground in palet.pasangan()
        if contrast(text, ground) < AA
    }
    assert not weak


@pytest.mark.parametrize("palet", [TERANG, GELAP], ids=lambda p: p.nama)
def test_states_differ_in_grey_print(palet: Palet) -> None:
    """Each heavier state is clearly darker (light theme) or lighter (dark theme)."""
    grey = [luminance(palet.keadaan[name].latar) for name in KEADAAN]
    if palet is GELAP:
        grey.reverse()
    assert grey == sorted(grey, reverse=True)
    for lighter, darker in pairwise(grey):
        assert (lighter + 0.05) / (darker + 0.05) > 1.15


def test_every_state_has_a_letter_of_its_own() -> None:
    assert set(HURUF) == set(TERANG.keadaan) == set(GELAP.keadaan)
    assert len(set(HURUF.values())) == len(HURUF)


def test_theme_follows_the_choice(tema: Tema) -> None:
    tema.pilih(Mode.GELAP)
    assert tema.palet is GELAP
    tema.pilih(Mode.TERANG)
    assert tema.palet is TERANG
