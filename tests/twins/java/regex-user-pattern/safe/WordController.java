// weakness: CWE-1333 regex injection / ReDoS
// features: stream, right sanitizer
// attack: Pattern.quote makes the filter a literal
// expect: none
package words;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class WordController {

    private final List<String> words;

    public WordController(List<String> words) {
        this.words = words;
    }

    @GetMapping("/words")
    public List<String> find(@RequestParam String filter) {
        Pattern pattern = Pattern.compile(Pattern.quote(filter), Pattern.CASE_INSENSITIVE);
        return words.stream()
                .filter(word -> pattern.matcher(word).find())
                .limit(100)
                .collect(Collectors.toList());
    }
}
