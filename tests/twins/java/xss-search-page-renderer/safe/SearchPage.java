package site.search;

import java.util.List;
import org.apache.commons.text.StringEscapeUtils;

class SearchPage {

    private final String title;

    SearchPage(String title) {
        this.title = StringEscapeUtils.escapeHtml4(title);
    }

    String render(String phrase, List<Integer> hits) {
        StringBuilder html = new StringBuilder("<h1>").append(title).append("</h1>");
        String shown = StringEscapeUtils.escapeHtml4(phrase);
        html.append(String.format("<h2>%d hits for %s</h2><ul>", hits.size(), shown));
        for (int hit : hits) {
            html.append("<li><a href=\"/doc/").append(hit).append("\">").append(hit).append("</a></li>");
        }
        return html.append("</ul>").toString();
    }
}
