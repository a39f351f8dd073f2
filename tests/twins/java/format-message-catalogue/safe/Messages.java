package tasks;

import java.util.Formatter;
import java.util.Locale;

final class Messages {

    private Messages() {
    }

    static String of(String pattern, Object... values) {
        StringBuilder text = new StringBuilder();
        try (Formatter formatter = new Formatter(text, Locale.ROOT)) {
            formatter.format(pattern, values);
        }
        return text.toString();
    }
}
