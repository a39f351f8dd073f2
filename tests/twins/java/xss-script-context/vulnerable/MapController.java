// weakness: CWE-79 cross-site scripting
// features: wrong sanitizer, right sanitizer
// attack: GET /map?lat=1,alert(document.domain) has nothing to escape for HTML but runs as script
// expect: 26 CWE-79
package geo.web;

import javax.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

@Controller
public class MapController {

    @GetMapping("/map")
    public void map(@RequestParam String lat, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        String latitude = HtmlUtils.htmlEscape(lat);
        PrintWriter page = response.getWriter();
        page.write("<div id=\"map\"></div>");
        page.write("<script src=\"/static/map.js\"></script>");
        page.write("<script>showMap(" + latitude + ", 8.5);</script>");
    }
}
