// weakness: CWE-502 deserialisation
// features: same function, constructor
// attack: SafeConstructor builds only maps, lists and scalars
// expect: none
package settings;

import java.util.Map;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@RestController
public class SettingsController {

    private volatile Map<String, Object> current = Map.of();

    @PutMapping(value = "/settings", consumes = "application/yaml")
    public Map<String, Integer> replace(@RequestBody String text) {
        Yaml yaml = new Yaml(new SafeConstructor());
        Map<String, Object> loaded = yaml.load(text);
        current = Map.copyOf(loaded);
        return Map.of("entries", current.size());
    }
}
