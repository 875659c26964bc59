"""Channel encryption."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Note, Severity, Violation
from ..spec import field
from .context import Context
from .rule import rule
from .view import Obj, has, lacks, or_default

_GCM2 = (7, 8)


def _mode(recording: Obj) -> int | None:
    mode = or_default(recording, "recordingConfig", "decryptionMode")
    return mode if isinstance(mode, int) else None


def _named(mode: int) -> str:
    return f"{mode} ({field('recordingConfig.decryptionMode').meanings[mode].split(';')[0]})"


@rule(Severity.ERROR, on="recordingConfig", given="decryptionMode")
def missing_secret(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """A decryption mode has no key.

    Why: with decryptionMode 1 to 8 the secret is required; the recorder cannot join an encrypted channel without it.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, decryptionMode: 1}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, decryptionMode: 1, secret: "${SECRET}"}
    Source: page, secret; R-54
    """
    mode = _mode(recording)
    if mode and lacks(recording, "secret"):
        note = Note("/decryptionMode", "decryption is requested here")
        yield Violation(
            "/secret", f"decryptionMode {_named(mode)} needs secret, the channel's encryption key", related=(note,)
        )


@rule(Severity.ERROR, on="recordingConfig", given="decryptionMode")
def missing_salt(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """A GCM2 decryption mode has no salt.

    Why: decryptionMode 7 and 8 need the salt of 32 bytes, in Base64, beside the secret.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, decryptionMode: 8, secret: "${SECRET}"}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, decryptionMode: 8, secret: "${SECRET}", salt: "${SALT}"}
    Source: page, salt; R-55
    """
    mode = _mode(recording)
    if mode in _GCM2 and lacks(recording, "salt"):
        note = Note("/decryptionMode", "this mode is selected here")
        yield Violation(
            "/salt", f"decryptionMode {_named(mode)} needs salt: 32 bytes in Base64 (44 characters)", related=(note,)
        )


@rule(Severity.WARNING, on="recordingConfig", given="secret salt")
def unused_encryption(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """A secret or salt is given that the decryption mode does not use.

    Why: without decryptionMode the recorder joins the channel unencrypted, whatever secret says; only 7 and 8 use salt.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, secret: "${SECRET}"}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, decryptionMode: 6, secret: "${SECRET}"}
    Source: page, decryptionMode; R-56
    """
    mode = _mode(recording)
    if mode is None:
        return
    given = [key for key in ("secret", "salt") if has(recording, key) and recording[key] != ""]
    if mode == 0 and given:
        left_out = "left out, which means 0" if lacks(recording, "decryptionMode") else "0"
        notes = tuple(Note(f"/{key}", f"{key} has no effect either", "key") for key in given[1:])
        yield Violation(
            "/decryptionMode" if "decryptionMode" in recording.nulls else f"/{given[0]}",
            f"{given[0]} has no effect: decryptionMode is {left_out} (no encryption)",
            at="key",
            related=notes,
        )
    elif mode not in (0, *_GCM2) and "salt" in given:
        yield Violation(
            "/salt", f"salt has no effect: decryptionMode is {_named(mode)}, and only 7 and 8 take a salt", at="key"
        )
