// weakness: CWE-79 cross-site scripting
// features: generator, loop, inner class
// attack: the iterator escapes every piece in next()
// expect: none
package shop.nav;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Iterator;
import org.springframework.web.util.HtmlUtils;

public class BreadcrumbServlet extends HttpServlet {

    private static class Crumbs implements Iterable<String> {
        private final String[] pieces;

        Crumbs(String path) {
            this.pieces = path.split("/");
        }

        @Override
        public Iterator<String> iterator() {
            return new Iterator<>() {
                private int position;

                @Override
                public boolean hasNext() {
                    return position < pieces.length;
                }

                @Override
                public String next() {
                    return HtmlUtils.htmlEscape(pieces[position++].trim());
                }
            };
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        for (String crumb : new Crumbs(request.getParameter("path"))) {
            out.append("<span>").append(crumb).append("</span>");
        }
    }
}
