"""An image or scan comes with a typed transcript: the words are read, the picture is only kept."""

from collections.abc import Callable, Mapping
from pathlib import Path

from habeas.errors import HabeasError
from habeas.vocabulary.message import Message, gettext_noop

BRANDS = (b"heic", b"heix", b"mif1", b"avif")

SIGNATURES: Mapping[str, Callable[[bytes], bool]] = {
    "PNG": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"),
    "JPEG": lambda data: data.startswith(b"\xff\xd8\xff"),
    "GIF": lambda data: data[:6] in (b"GIF87a", b"GIF89a"),
    "TIFF": lambda data: data[:4] in (b"II*\x00", b"MM\x00*"),
    "WebP": lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP",
    "HEIF": lambda data: data[4:8] == b"ftyp" and data[8:12] in BRANDS,
}
"""First bytes as the formats' specifications give them; nothing is decoded, so nothing can be exploited."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif")


class TranscriptMissing(HabeasError):
    """An image came alone: there are no words to read."""


def name_image(data: bytes) -> str:
    """Return the format of an image by its first bytes, or "" for anything else."""
    return next((name for name, fits in SIGNATURES.items() if fits(data)), "")


def transcript_path(image: Path) -> Path:
    """Return where the transcript of `image` lies: beside it, with the same name and .txt."""
    return image.with_suffix(".txt")


def refuse_alone(filename: str, name: str) -> TranscriptMissing:
    """Return the error for an image without a transcript."""
    wanted = Path(filename).with_suffix(".txt").name
    if wanted == filename:
        problem = gettext_noop("this is a {name} image, whatever its name says.")
    else:
        problem = gettext_noop("this is a {name} image, and no transcript lies beside it.")
    return TranscriptMissing(
        filename,
        Message(problem, {"name": name}),
        next_step=Message(
            gettext_noop("Type what it says into {wanted} in the same folder, and add the image again."),
            {"wanted": wanted},
        ),
        safe=Message(gettext_noop("Nothing was stored.")),
    )
