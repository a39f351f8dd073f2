//! A copy of the bulk export on a server.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use ureq::http::{HeaderMap, Response, StatusCode};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body, Proxy};

use super::plan::{Changes, Source, run};
use super::{Failed, Outcome, Request, Step};
use crate::Ecosystem;
use crate::database::Lock;

/// The public bucket.
pub const BUCKET: &str = "https://osv-vulnerabilities.storage.googleapis.com";

/// The most that is received of one file. npm's archive, the largest, has about 200 MB.
const LIMIT: u64 = 4 << 30;

/// How often a connection that breaks is taken up again.
const ATTEMPTS: usize = 3;

/// From here on an archive is faster than as many single answers of 20 to 50 ms.
const FEW: usize = 300;

/// How the network is reached.
#[derive(Clone, Debug)]
pub struct Network {
    /// The address of a proxy (`http://user:password@host:port`).
    pub proxy: Option<String>,
    /// Hosts that are reached without it: `host`, `.domain`, `*`.
    pub no_proxy: Vec<String>,
    /// A file of certificates (PEM) that are trusted instead of the system's.
    pub certificates: Option<PathBuf>,
    /// After how long without a byte a connection is given up.
    pub stall: Duration,
}

impl Default for Network {
    fn default() -> Self {
        Self { proxy: None, no_proxy: Vec::new(), certificates: None, stall: Duration::from_secs(30) }
    }
}

/// Brings the database up to date from a server with the layout of the bulk export ([`BUCKET`], or a mirror).
///
/// Asked are only the lists of changes, with the name (ETag) of the one that is known; then the changed records, or the
/// archive where they are many. A broken connection is taken up where it broke. `x-goog-hash` is checked where it is sent.
/// From HTTPS no redirect leads to HTTP.
///
/// # Errors
/// When a setting is wrong, the server does not answer, or not what the layout says, or the database cannot be written;
/// the database is as it was.
pub fn from_url(request: &Request<'_>, url: &str, network: &Network) -> Result<Outcome, Failed> {
    run(request, &Server::new(request, url, network)?)
}

struct Server<'a> {
    request: &'a Request<'a>,
    agent: Agent,
    base: String,
    /// The address without a password.
    name: String,
}

/// What came for an address.
enum Received {
    Unchanged,
    Missing,
    /// A file, its length, and the name of its state.
    Body(File, u64, Option<String>),
}

impl<'a> Server<'a> {
    fn new(request: &'a Request<'a>, url: &str, network: &Network) -> Result<Self, Failed> {
        let base = url.trim_end_matches('/').to_owned();
        let address = base.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"));
        let Some((scheme, rest)) = address.filter(|_| !base.contains(['?', '#'])) else {
            return Err(Failed::new(format!("{base:?} is no address of a mirror: http(s)://host/path")));
        };
        let (host, path) =
            rest.split_once('/').map_or((rest, String::new()), |(host, path)| (host, format!("/{path}")));
        let name = format!("{scheme}://{}{path}", host.rsplit_once('@').map_or(host, |(_, host)| host));
        let config = Agent::config_builder()
            .user_agent(concat!("hook/", env!("CARGO_PKG_VERSION")))
            .http_status_as_error(false)
            .https_only(scheme == "https")
            .proxy(proxy(network)?)
            .tls_config(tls(network)?)
            .timeout_connect(Some(network.stall))
            .timeout_recv_response(Some(network.stall))
            .timeout_per_read(Some(network.stall))
            .build();
        Ok(Self { request, agent: config.into(), base, name })
    }

    /// Receives a file, unless it still is the one that `validator` names.
    fn receive(
        &self,
        path: &str,
        validator: Option<&str>,
        lock: &Lock,
        tell: &dyn Fn(u64, Option<u64>),
    ) -> Result<Received, Failed> {
        let failed = |why: &dyn std::fmt::Display| Failed::new(format!("{}/{path}: {why}", self.name));
        let mut file = lock.scratch().map_err(|error| failed(&error))?;
        // So much has come, with this sum, of the state of this name.
        let (mut done, mut sum, mut state) = (0u64, 0u32, None::<String>);
        let mut buffer = vec![0; 64 * 1024];
        for attempt in 1.. {
            let mut get = self.agent.get(format!("{}/{path}", self.base));
            match (&state, validator) {
                (Some(state), _) if done > 0 => {
                    get = get.header("Range", format!("bytes={done}-")).header("If-Range", state);
                }
                (None, Some(validator)) => get = get.header("If-None-Match", validator),
                _ => {}
            }
            let mut response = get.call().map_err(|error| failed(&error))?;
            match response.status() {
                StatusCode::NOT_MODIFIED if validator.is_some() => return Ok(Received::Unchanged),
                StatusCode::NOT_FOUND => return Ok(Received::Missing),
                StatusCode::OK => {
                    (done, sum) = (0, 0);
                    file.rewind().and_then(|()| file.set_len(0)).map_err(|error| failed(&error))?;
                }
                StatusCode::PARTIAL_CONTENT if done > 0 && continues_at(&response, done) => {}
                status => return Err(failed(&format!("the server answers {status}"))),
            }
            state = text(response.headers(), "etag").map(str::to_owned);
            let expected = expected_sum(response.headers());
            let total = response.body().content_length().map(|rest| done + rest);
            let mut body = response.body_mut().as_reader();
            let broken = loop {
                tell(done, total);
                let count = match body.read(&mut buffer) {
                    Ok(0) if total.is_some_and(|total| done != total) => break "it ends too early".to_owned(),
                    Ok(0) => {
                        if expected.is_some_and(|expected| expected != sum) {
                            return Err(failed(&"its checksum is not the one that the server states"));
                        }
                        file.rewind().map_err(|error| failed(&error))?;
                        return Ok(Received::Body(file, done, state));
                    }
                    Ok(count) => count,
                    Err(error) => break error.to_string(),
                };
                done += count as u64;
                if done > LIMIT {
                    return Err(failed(&format!("it is larger than {LIMIT} bytes")));
                }
                sum = crc32c::crc32c_append(sum, &buffer[..count]);
                file.write_all(&buffer[..count]).map_err(|error| failed(&error))?;
            };
            if attempt == ATTEMPTS {
                return Err(failed(&broken));
            }
            // Only a strong name promises the same bytes (RFC 9110, 13.1.5); otherwise all is received again.
            if state.as_ref().is_none_or(|state| !state.starts_with('"')) {
                done = 0;
            }
        }
        unreachable!("the last attempt returns")
    }

    fn whole(&self, path: &str, lock: &Lock) -> Result<Option<Vec<u8>>, Failed> {
        match self.receive(path, None, lock, &|_, _| {})? {
            Received::Body(file, ..) => self.bytes(path, file).map(Some),
            Received::Missing | Received::Unchanged => Ok(None),
        }
    }

    fn bytes(&self, path: &str, mut file: File) -> Result<Vec<u8>, Failed> {
        let mut bytes = Vec::new();
        let read = file.read_to_end(&mut bytes);
        read.map_err(|error| Failed::new(format!("{}/{path}: {error}", self.name)))?;
        Ok(bytes)
    }
}

impl Source for Server<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn ecosystems(&self, lock: &Lock) -> Result<Vec<Ecosystem>, Failed> {
        let list = self.whole("ecosystems.txt", lock)?;
        let list = list.ok_or_else(|| {
            Failed::new(format!("{} has no ecosystems.txt: it is no copy of the bulk export of OSV", self.name))
        })?;
        let list = String::from_utf8_lossy(&list);
        let mut known: Vec<_> = list.lines().filter_map(|name| Ecosystem::of_osv_name(name.trim())).collect();
        known.sort_unstable();
        known.dedup();
        Ok(known)
    }

    fn changes(&self, ecosystem: Ecosystem, validator: Option<&str>, lock: &Lock) -> Result<Changes, Failed> {
        // A name that we gave ourselves means nothing to the server.
        let validator = validator.filter(|name| name.contains('"'));
        let path = format!("{}/modified_id.csv", ecosystem.osv_name());
        Ok(match self.receive(&path, validator, lock, &|_, _| {})? {
            Received::Unchanged => Changes::Unchanged,
            Received::Missing => Changes::Missing,
            Received::Body(file, _, state) => Changes::Listed(self.bytes(&path, file)?, state),
        })
    }

    fn archive(&self, ecosystem: Ecosystem, lock: &Lock) -> Result<(File, u64), Failed> {
        let path = format!("{}/all.zip", ecosystem.osv_name());
        let tell = |done, total| self.request.progress.step(Step::Receiving(ecosystem, done, total));
        match self.receive(&path, None, lock, &tell)? {
            Received::Body(file, length, _) => Ok((file, length)),
            Received::Missing | Received::Unchanged => {
                Err(Failed::new(format!("{}/{path}: the server does not have it", self.name)))
            }
        }
    }

    fn record(&self, ecosystem: Ecosystem, id: &str, lock: &Lock) -> Result<Option<Vec<u8>>, Failed> {
        self.whole(&format!("{}/{id}.json", ecosystem.osv_name()), lock)
    }

    fn few(&self) -> usize {
        FEW
    }
}

fn proxy(network: &Network) -> Result<Option<Proxy>, Failed> {
    let Some(address) = &network.proxy else { return Ok(None) };
    // The address may hold a password.
    let wrong = |error: ureq::Error| Failed::new(format!("the proxy's address cannot be used: {error}"));
    let plain = Proxy::new(address).map_err(wrong)?;
    let mut proxy = Proxy::builder(plain.protocol()).host(plain.host()).port(plain.port());
    if let Some(user) = plain.username() {
        proxy = proxy.username(user);
    }
    if let Some(password) = plain.password() {
        proxy = proxy.password(password);
    }
    let without = network.no_proxy.iter();
    without.fold(proxy, |proxy, host| proxy.no_proxy(host)).build().map(Some).map_err(wrong)
}

fn tls(network: &Network) -> Result<TlsConfig, Failed> {
    let roots = match &network.certificates {
        None => RootCerts::PlatformVerifier,
        Some(path) => {
            let pem = fs::read(path).map_err(|error| Failed::at(path, &error))?;
            let mut certificates = Vec::new();
            for item in parse_pem(&pem) {
                let item = item.map_err(|error| Failed::new(format!("{}: {error}", path.display())))?;
                if let PemItem::Certificate(certificate) = item {
                    certificates.push(certificate);
                }
            }
            if certificates.is_empty() {
                return Err(Failed::new(format!("{}: it holds no certificate (PEM)", path.display())));
            }
            RootCerts::Specific(Arc::new(certificates))
        }
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(TlsConfig::builder().root_certs(roots).unversioned_rustls_crypto_provider(provider).build())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn continues_at(response: &Response<Body>, done: u64) -> bool {
    text(response.headers(), "content-range").is_some_and(|range| range.starts_with(&format!("bytes {done}-")))
}

/// The CRC-32C that the bucket states (<https://cloud.google.com/storage/docs/xml-api/reference-headers#xgooghash>); not
/// where the server stores the file in another form than it sends, whose sum it would be.
fn expected_sum(headers: &HeaderMap) -> Option<u32> {
    let stored = text(headers, "x-goog-stored-content-encoding").unwrap_or("identity");
    if stored != "identity" {
        return None;
    }
    let all = headers.get_all("x-goog-hash");
    let mut sums = all.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let sum = sums.find_map(|sum| sum.trim().strip_prefix("crc32c="))?;
    let bytes = base64::engine::general_purpose::STANDARD.decode(sum).ok()?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}
