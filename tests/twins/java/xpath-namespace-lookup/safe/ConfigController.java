// weakness: CWE-643 XPath injection
// features: helper function, table look-up, format
// attack: the section is the key of a fixed path
// expect: none
package config.view;

import java.util.Map;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@RestController
public class ConfigController {

    private static final Map<String, String> SECTIONS = Map.of("ui", "interface", "net", "network");

    private final Document config;

    public ConfigController(Document config) {
        this.config = config;
    }

    private static String path(String section) {
        String element = SECTIONS.containsKey(section) ? SECTIONS.get(section) : "general";
        return String.format("/config/%s/entry", element);
    }

    @GetMapping("/config")
    public Map<String, Integer> entries(@RequestParam String section) throws XPathExpressionException {
        NodeList entries = (NodeList) XPathFactory.newInstance().newXPath()
                .evaluate(path(section), config, XPathConstants.NODESET);
        return Map.of("entries", entries.getLength());
    }
}
