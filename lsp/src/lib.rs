//! The language server: documents, versions and columns. What is found, and what to do about it, comes from a
//! [`Checker`].

mod capabilities;
mod checker;
mod client;
mod convert;
mod document;
mod event;
mod framing;
mod open;
mod outgoing;
mod parent;
mod position;
mod request;
mod serve;
mod server;
mod state;
mod worker;

pub use checker::{Accept, Buffer, Change, Checked, Checker, Found, Open, Remedy, Scope, Settings, Word};
pub use serve::{Options, Transport, serve};
