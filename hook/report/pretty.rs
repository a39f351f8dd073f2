use std::io::{self, Write};

use super::{Report, Style};

pub(crate) fn write(_report: &Report, _style: &Style, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}
