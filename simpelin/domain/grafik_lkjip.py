"""The LKjIP's bar charts: an IKU's target beside its realisasi, by year and at the Renstra's end.

They read the report's own values (:class:`IKU`), so a chart and the table above it agree: this
year's IKM is the questionnaires' where the reported one cannot be.
"""

from __future__ import annotations

from simpelin.domain.angka import tulis_persen
from simpelin.domain.grafik import BatangPasangan, Grafik, Pasangan
from simpelin.domain.lkjip import IKU, LKjIP
from simpelin.domain.tabel_data import Jenis, Nilai, tulis_nilai

_KANAN = (False, True, True, True)


def semua_grafik(lkjip: LKjIP) -> tuple[Grafik, ...]:
    """Every chart of the report, in its order."""
    semua = (g for s in lkjip.sasaran for iku in s.iku for g in grafik_iku(iku, lkjip))
    return tuple(satu for satu in semua if satu.ada)


def grafik_iku(iku: IKU, lkjip: LKjIP) -> tuple[Grafik, ...]:
    """By year, and against the medium-term target where the year belongs to a Renstra."""
    menengah = grafik_menengah(iku, lkjip)
    return (grafik_tahun(iku), *((menengah,) if menengah else ()))


def grafik_tahun(iku: IKU) -> Grafik:
    """Charts 3.1 and 3.3: target and realisasi of each year."""
    pasangan = tuple(
        Pasangan(t.sebutan, t.target, t.realisasi, not t.tidak_valid) for t in iku.tahun
    )
    return Grafik(
        "lkjip-tahun",
        f"Target dan realisasi {iku.indikator.nama} dari tahun ke tahun",
        _kalimat(pasangan),
        BatangPasangan(iku.indikator.satuan, pasangan),
        ("Tahun", "Target", "Realisasi", "Capaian"),
        tuple(
            (t.sebutan, _nilai(t.target), _nilai(t.realisasi), tulis_persen(t.capaian))
            for t in iku.tahun
        ),
        _KANAN,
        any(satu.realisasi is not None for satu in pasangan),
    )


def grafik_menengah(iku: IKU, lkjip: LKjIP) -> Grafik | None:
    """Chart 3.2: the target at the Renstra's end beside what was reached to date."""
    m, masa = iku.menengah, lkjip.garis.masa(lkjip.evaluasi.tahun)
    if m is None or masa is None:
        return None
    tahun = lkjip.evaluasi.tahun
    pasangan = (Pasangan(f"Renstra {masa}", m.target, m.realisasi),)
    return Grafik(
        "lkjip-menengah",
        f"Realisasi {iku.indikator.nama} s.d. {tahun} terhadap target akhir Renstra {masa}",
        "" if m.capaian is None else f"Capaian {tulis_persen(m.capaian)}, {m.cara}.",
        BatangPasangan(
            iku.indikator.satuan,
            pasangan,
            f"Target akhir Renstra ({masa.akhir})",
            f"Realisasi s.d. {tahun}",
        ),
        ("Renstra", "Target akhir", f"Realisasi s.d. {tahun}", "Capaian"),
        ((str(masa), _nilai(m.target), _nilai(m.realisasi), tulis_persen(m.capaian)),),
        _KANAN,
        m.target is not None and m.realisasi is not None,
    )


def _kalimat(pasangan: tuple[Pasangan, ...]) -> str:
    cacat = [f"{s.label} ({_nilai(s.realisasi)})" for s in pasangan if not s.sah]
    return f"Di luar skala, tidak digambar sebagai batang: {', '.join(cacat)}." if cacat else ""


def _nilai(nilai: Nilai) -> str:
    return tulis_nilai(nilai, Jenis.ANGKA)
