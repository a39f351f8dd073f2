// weakness: CWE-470 unsafe reflection
// features: wrong guard, helper function, switch
// attack: the switch maps the kind to one of three class names
// expect: none
package handlers;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class EventController {

    public interface Handler {
        void handle();
    }

    private static final String DEFAULT = "handlers.events.CreatedHandler";

    private static String className(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "updated" -> "handlers.events.UpdatedHandler";
            case "deleted" -> "handlers.events.DeletedHandler";
            default -> DEFAULT;
        };
    }

    @PostMapping("/events/{kind}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void event(@PathVariable String kind) {
        try {
            Object handler = Class.forName(className(kind)).getDeclaredConstructor().newInstance();
            ((Handler) handler).handle();
        } catch (ReflectiveOperationException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
