"""An image drawn anew: pixels only, upright, without place, camera, thumbnail or anything hidden behind it (图片). Runs in the child."""

import io
import struct
import zlib

from PIL import Image, ImageOps

from guantong.gateways.adapters.published_documents.attachment_refusals import not_accepted
from guantong.gateways.quarantine.refusals import Refused

MOST_PIXELS = 40_000_000
"""A phone's picture has 12 to 50 million; drawing 40 million takes 160 MB."""
_FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
_QUALITY = {"jpg": {"quality": 88}, "webp": {"quality": 90, "method": 4}, "png": {}}
_BROKEN = (
    OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, OverflowError, EOFError, struct.error, zlib.error,
    ZeroDivisionError, AttributeError, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises on damaged files; anything else ends the child, which the parent tells as well."""
Image.MAX_IMAGE_PIXELS = None  # our own limit below, told with what to do


def drawn_anew(content: bytes, kind: str) -> bytes:
    """Return the image of `content` as a fresh file of the same kind; raises Refused."""
    try:
        image = Image.open(io.BytesIO(content), formats=(_FORMATS[kind],))
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise Refused(not_accepted("too_many_pixels", count=width * height // 10_000, limit=MOST_PIXELS // 10_000))
        if getattr(image, "n_frames", 1) > 1:
            raise Refused(not_accepted("moving"))
        upright = ImageOps.exif_transpose(image)
        clear = upright.convert("RGBA" if kind != "jpg" and upright.has_transparency_data else "RGB")
        bare = Image.frombytes(clear.mode, clear.size, clear.tobytes())  # nothing but pixels comes along
        stream = io.BytesIO()
        bare.save(stream, _FORMATS[kind], **_QUALITY[kind])
    except _BROKEN as broken:
        raise Refused(not_accepted("damaged", kind=kind)) from broken
    return stream.getvalue()
