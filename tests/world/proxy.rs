//! Something between a client and a cluster that does to their words what a bad day does: drops them, delays them, doubles
//! them, answers for itself, cuts the line, and brings back blockhashes that are dead. What it does follows from a seed.

use std::fmt;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use exodus_sdk::chain::rpc::Urls;
use serde_json::Value;

/// One of so many requests meets a fault.
const EVERY: u64 = 4;
/// Bytes of a websocket that pass before it is cut.
const WORDS: usize = 4_000;
const DELAY: Duration = Duration::from_millis(700);

/// The proxy. It lives as long as its process: what still listens then hurts nobody.
pub struct Proxy {
    urls: Urls,
    faults: Arc<Faults>,
}

struct Faults {
    to: Urls,
    dice: AtomicU64,
    counts: [AtomicU64; KINDS.len()],
    /// The first blockhash that was ever handed out: dead after a minute.
    old: Mutex<Option<Vec<u8>>>,
}

#[derive(Clone, Copy)]
enum Fault {
    /// The request never arrives.
    Lost,
    /// It arrives, and the answer does not.
    Unanswered,
    Delayed,
    Doubled,
    /// 429.
    TooMany,
    /// 500.
    Broken,
    /// An old answer to the question for a blockhash.
    Stale,
}

const KINDS: [(&str, Fault); 7] = [
    ("lost", Fault::Lost),
    ("unanswered", Fault::Unanswered),
    ("delayed", Fault::Delayed),
    ("doubled", Fault::Doubled),
    ("429", Fault::TooMany),
    ("500", Fault::Broken),
    ("stale blockhashes", Fault::Stale),
];

impl Proxy {
    /// Stands before a cluster.
    pub fn before(cluster: Urls, seed: u64) -> Self {
        let faults =
            Faults { to: cluster, dice: AtomicU64::new(seed), counts: Default::default(), old: Mutex::default() };
        let faults = Arc::new(faults);
        let http = served(&faults, |faults, stream| drop(faults.speak(stream)));
        let websocket = served(&faults, |faults, stream| drop(faults.tunnel(stream)));
        Self { urls: Urls { http: format!("http://{http}"), websocket: format!("ws://{websocket}") }, faults }
    }

    /// Where it answers.
    pub fn urls(&self) -> Urls {
        self.urls.clone()
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "faults:")?;
        let counted = KINDS.iter().zip(&self.faults.counts);
        counted.into_iter().try_for_each(|((name, _), count)| write!(out, " {} {name},", count.load(Ordering::Relaxed)))
    }
}

/// Listens on a port of its own, a thread for each connection, and says where.
fn served(faults: &Arc<Faults>, serve: fn(&Faults, TcpStream)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
    let place = listener.local_addr().expect("it is bound").to_string();
    let faults = Arc::clone(faults);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let faults = Arc::clone(&faults);
            std::thread::spawn(move || serve(&faults, stream));
        }
    });
    place
}

impl Faults {
    /// One request after the other, as HTTP/1.1 has it.
    fn speak(&self, mut client: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(client.try_clone()?);
        while let Some((head, body)) = message(&mut reader)? {
            let fault = self.roll();
            match fault {
                Some(Fault::Lost) => return Ok(()),
                Some(Fault::TooMany) => {
                    client
                        .write_all(b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n")?;
                    continue;
                }
                Some(Fault::Broken) => {
                    client.write_all(b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n")?;
                    continue;
                }
                Some(Fault::Delayed) => std::thread::sleep(DELAY),
                Some(Fault::Doubled) => drop(self.ask(&head, &body)?),
                Some(Fault::Unanswered | Fault::Stale) | None => {}
            }
            let answer = self.ask(&head, &body)?;
            if matches!(fault, Some(Fault::Unanswered)) {
                return Ok(());
            }
            client.write_all(&self.aged(&body, answer, fault))?;
        }
        Ok(())
    }

    /// Asks the cluster, and returns its whole answer.
    fn ask(&self, head: &[u8], body: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut cluster = TcpStream::connect(host(&self.to.http))?;
        cluster.write_all(head)?;
        cluster.write_all(body)?;
        let (mut head, body) = message(&mut BufReader::new(cluster))?.unwrap_or_default();
        head.extend(body);
        Ok(head)
    }

    /// The answer, or where a dead blockhash shall come back, the first one that there was.
    fn aged(&self, question: &[u8], answer: Vec<u8>, fault: Option<Fault>) -> Vec<u8> {
        let method =
            serde_json::from_slice::<Value>(question).ok().and_then(|value| Some(value.get("method")?.clone()));
        if method.as_ref().and_then(Value::as_str) != Some("getLatestBlockhash") {
            return answer;
        }
        let mut old = self.old.lock().unwrap_or_else(PoisonError::into_inner);
        let old = old.get_or_insert_with(|| answer.clone());
        if matches!(fault, Some(Fault::Stale)) { old.clone() } else { answer }
    }

    /// A websocket, until so much has been said on it.
    fn tunnel(&self, mut client: TcpStream) -> std::io::Result<()> {
        let mut cluster = TcpStream::connect(host(&self.to.websocket))?;
        let (mut from, mut to) = (client.try_clone()?, cluster.try_clone()?);
        std::thread::spawn(move || drop(std::io::copy(&mut from, &mut to)));
        let (mut buffer, mut left) = ([0; 1_024], WORDS);
        while left > 0 {
            let read = cluster.read(&mut buffer)?;
            let Some(words) = buffer.get(..read).filter(|words| !words.is_empty()) else { break };
            client.write_all(words)?;
            left = left.saturating_sub(read);
        }
        client.shutdown(std::net::Shutdown::Both)?;
        cluster.shutdown(std::net::Shutdown::Both)
    }

    /// What happens to the next request, if anything.
    fn roll(&self) -> Option<Fault> {
        let seed = self.dice.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 11;
        if !mixed.is_multiple_of(EVERY) {
            return None;
        }
        let kind = usize::try_from(mixed / EVERY).ok()?.checked_rem(KINDS.len())?;
        self.counts.get(kind)?.fetch_add(1, Ordering::Relaxed);
        KINDS.get(kind).map(|(_, fault)| *fault)
    }
}

/// The next message: its head, and its body as long as the head says, or in chunks. Nothing = the end.
fn message(reader: &mut BufReader<TcpStream>) -> std::io::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let (mut head, mut length, mut chunked) = (Vec::new(), 0_usize, false);
    loop {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line).to_ascii_lowercase();
        if let Some(value) = text.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
        chunked |= text.starts_with("transfer-encoding:") && text.contains("chunked");
        head.extend(&line);
        if line == b"\r\n" {
            break;
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let mut line = Vec::new();
            reader.read_until(b'\n', &mut line)?;
            let size = usize::from_str_radix(String::from_utf8_lossy(&line).trim(), 16).unwrap_or_default();
            let mut chunk = vec![0; size.saturating_add(2)];
            reader.read_exact(&mut chunk)?;
            body.extend(line);
            body.extend(chunk);
            if size == 0 {
                break;
            }
        }
    } else {
        body.resize(length, 0);
        reader.read_exact(&mut body)?;
    }
    Ok(Some((head, body)))
}

/// The host and port of an address.
fn host(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, host)| host)
}
