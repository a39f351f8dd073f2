package tourism.html;

import org.apache.commons.text.StringEscapeUtils;

public final class Html {

    private Html() {
    }

    public static String paragraph(String... parts) {
        StringBuilder html = new StringBuilder("<p>");
        for (String part : parts) {
            if (part == null) {
                continue;
            }
            html.append(StringEscapeUtils.escapeHtml4(part));
        }
        return html.append("</p>").toString();
    }
}
