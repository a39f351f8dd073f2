//! What clients ask for, one file a request.

pub(crate) mod action;
pub(crate) mod command;
pub(crate) mod diagnostic;
pub(crate) mod hover;
