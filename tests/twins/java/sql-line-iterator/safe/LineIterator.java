package keywords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

class LineIterator implements Iterator<String> {

    private final BufferedReader reader;
    private String next;

    LineIterator(BufferedReader reader) {
        this.reader = reader;
        advance();
    }

    private void advance() {
        try {
            next = reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        String line = next.strip();
        advance();
        return line;
    }
}
