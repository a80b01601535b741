"""Brings the English catalogue up to date."""

from tests.translations.catalogue import I18N, collect, release

I18N.mkdir(parents=True, exist_ok=True)
(I18N / "companion_en.ts").unlink(missing_ok=True)
collect(I18N / "companion_en.ts")
release(I18N / "companion_en.ts", I18N / "companion_en.qm")
