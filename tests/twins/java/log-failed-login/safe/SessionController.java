// weakness: CWE-117 log injection
// features: same function, right sanitizer
// attack: line breaks are replaced before the name is logged
// expect: none
package auth;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SessionController {

    private static final Logger log = LoggerFactory.getLogger(SessionController.class);

    private final AuthenticationManager manager;

    public SessionController(AuthenticationManager manager) {
        this.manager = manager;
    }

    @PostMapping("/session")
    public ResponseEntity<Void> open(@RequestParam String user, @RequestParam String password) {
        try {
            manager.authenticate(new UsernamePasswordAuthenticationToken(user, password));
            return ResponseEntity.noContent().build();
        } catch (AuthenticationException e) {
            log.warn("login failed for {}", user.replaceAll("[\\r\\n]", "_"));
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
    }
}
