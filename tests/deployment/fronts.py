"""The proxies of deploy/, started with their own files but for ports, name and certificate."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID
from tests.deployment.elsewhere import DEPLOY, HOST, free_port


@dataclass(frozen=True)
class Front:
    """A proxy that runs: where it listens with and without TLS, what it logged, whom to trust."""

    secure_port: int
    plain_port: int
    log: Path
    trust: ssl.SSLContext


def program(name: str) -> str:
    """Return a proxy's program, or skip."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed; install the package {name}.")
    return found


@contextmanager
def nginx(folder: Path, office: int) -> Iterator[Front]:
    """Start nginx with deploy/proxies/nginx.conf."""
    command = program("nginx")
    key, chain = _certificate(folder)
    secure, plain, log = free_port(), free_port(), folder / "samsyn.log"
    site = (DEPLOY / "proxies/nginx.conf").read_text(encoding="utf-8")
    for was, now in {
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ": f"listen 127.0.0.1:{secure} ",
        "/etc/ssl/samsyn/chain.pem": str(chain),
        "/etc/ssl/samsyn/key.pem": str(key),
        "/var/log/nginx/samsyn.log": str(log),
        "/var/log/nginx/samsyn-error.log": str(folder / "error.log"),
        "http://127.0.0.1:8000": f"http://127.0.0.1:{office}",
    }.items():
        assert was in site, f"nginx.conf no longer says {was}"
        site = site.replace(was, now)
    whole = folder / "nginx.conf"
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    whole.write_text(
        f"pid {folder}/nginx.pid;\ndaemon off;\nevents {{}}\nhttp {{\n{places}{site}}}\n",
        encoding="utf-8",
    )
    trust = ssl.create_default_context(cafile=str(chain))
    with _started([command, "-e", str(folder / "start.log"), "-c", str(whole)]):
        yield Front(secure, plain, log, trust)


@contextmanager
def caddy(folder: Path, office: int) -> Iterator[Front]:
    """Start Caddy with deploy/proxies/Caddyfile."""
    command = program("caddy")
    key, chain = _certificate(folder)
    secure, plain, log = free_port(), free_port(), folder / "caddy.log"
    said = (DEPLOY / "proxies/Caddyfile").read_text(encoding="utf-8")
    ports = f"admin off\n\thttp_port {plain}\n\thttps_port {secure}\n\tskip_install_trust"
    for was, now in {
        "admin off": ports,
        "\tlog {\n": f"\ttls {chain} {key}\n\tlog {{\n\t\toutput file {log}\n",
    }.items():
        assert was in said, f"Caddyfile no longer says {was}"
        said = said.replace(was, now)
    whole = folder / "Caddyfile"
    whole.write_text(said, encoding="utf-8")
    variables = {
        "SITE_HOST": HOST,
        "OFFICE": f"127.0.0.1:{office}",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    trust = ssl.create_default_context(cafile=str(chain))
    with _started([command, "run", "--adapter", "caddyfile", "--config", str(whole)], variables):
        yield Front(secure, plain, log, trust)


FRONTS = {"nginx": nginx, "caddy": caddy}


@contextmanager
def _started(command: list[str], variables: dict[str, str] | None = None) -> Iterator[None]:
    process = subprocess.Popen(  # noqa: S603  a proxy with the file above
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Write a key and a certificate for the office's name that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    paths = folder / "key.pem", folder / "chain.pem"
    paths[0].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    paths[1].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return paths
