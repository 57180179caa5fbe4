"""Fetch the fonts of the desk from npm and lay them under static/vendor, with their licences.

Maintainers run it by hand (`python tools/vendor_assets.py`); the results are committed, so that
neither an installation nor a page ever asks a foreign server. A test re-hashes every file.
"""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "src" / "habeas" / "web" / "static" / "vendor"
FACES = {
    "@fontsource/ibm-plex-sans@5.3.0": ("400", "500", "600"),
    "@fontsource/ibm-plex-sans-kr@5.3.0": ("400", "600"),
    "@fontsource/noto-sans-sc@5.3.0": ("400", "600"),
    "@fontsource/source-serif-4@5.3.1": ("400", "400-italic", "600"),
    "@fontsource/noto-serif-kr@5.3.0": ("400", "600"),
    "@fontsource/noto-serif-sc@5.3.0": ("400", "600"),
}


def pack_package(spec: str, folder: Path) -> dict[str, str]:
    """Download `spec` as npm has it, unpack it into `folder`, and return npm's account of it."""
    command = ["npm", "pack", spec, "--json"]
    told = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    (account,) = json.loads(told.stdout)
    with tarfile.open(folder / account["filename"]) as archive:
        archive.extractall(folder, filter="data")
    return dict(account)


def shorten_rules(rules: str, name: str) -> str:
    """Return the @font-face rules as shipped, with woff2 only and without spare white space."""
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    rules = re.sub(r",\s*url\([^)]*\.woff\) format\('woff'\)", "", rules)
    rules = rules.replace("./files/", f"{name}/")
    rules = re.sub(r"\s+", " ", rules)
    rules = re.sub(r"\s*([{};:,])\s*", r"\1", rules)
    return rules.replace("}@", "}\n@").strip() + "\n"


def lay_faces(package: Path, name: str, styles: tuple[str, ...]) -> None:
    """Copy the woff2 slices of these styles, and write one style sheet that names them."""
    target = VENDOR / "fonts" / name
    target.mkdir(parents=True, exist_ok=True)
    sheet = "".join(shorten_rules((package / f"{style}.css").read_text(), name) for style in styles)
    for file in sorted(set(re.findall(rf"{name}/([\w.\[\]-]+\.woff2)", sheet))):
        shutil.copy(package / "files" / file, target / file)
    (VENDOR / "fonts" / f"{name}.css").write_text(sheet)


def digest_folder(folder: Path) -> str:
    """Return the SHA-256 over names and bytes of all files in `folder`, in order of name."""
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def vendor_fonts() -> None:
    """Fetch every package of FACES, and write vendor.json and the licence texts."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "licences").mkdir(parents=True)
    entries = []
    for spec, styles in FACES.items():
        with tempfile.TemporaryDirectory() as place:
            account = pack_package(spec, Path(place))
            package = Path(place) / "package"
            name = account["name"].rpartition("/")[2]
            lay_faces(package, name, styles)
            shutil.copy(package / "LICENSE", VENDOR / "licences" / f"{name}.txt")
            entries.append(
                {
                    "name": account["name"],
                    "version": account["version"],
                    "integrity": account["integrity"],
                    "licence": json.loads((package / "package.json").read_text())["license"],
                    "styles": list(styles),
                    "files_sha256": digest_folder(VENDOR / "fonts" / name),
                }
            )
    (VENDOR / "vendor.json").write_text(json.dumps(entries, indent=2) + "\n")


if __name__ == "__main__":
    vendor_fonts()
