// weakness: CWE-79 cross-site scripting
// features: constant key, removal, string builder
// attack: GET /card?note=<script>alert(1)</script> stays in the map and is rendered
// expect: 30 CWE-79
package cards.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

public class CardServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", "Visitor");
        fields.put("note", request.getParameter("note"));
        fields.put("valid", "today");
        fields.remove("valid");
        StringBuilder html = new StringBuilder("<dl>");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            html.append("<dt>").append(field.getKey()).append("</dt>");
            html.append("<dd>").append(field.getValue()).append("</dd>");
        }
        html.append("</dl>");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(html.toString());
    }
}
