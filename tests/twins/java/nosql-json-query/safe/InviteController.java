// weakness: CWE-943 NoSQL injection
// features: two files, string builder
// attack: the query is built with Criteria, the token is a value
// expect: none
package invites;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class InviteController {

    private final InviteStore store;

    public InviteController(InviteStore store) {
        this.store = store;
    }

    @PostMapping("/invites/check")
    public ResponseEntity<Boolean> check(@RequestParam String token) {
        return ResponseEntity.ok(store.exists(token));
    }
}
