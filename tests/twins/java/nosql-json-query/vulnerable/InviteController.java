// weakness: CWE-943 NoSQL injection
// features: two files, string builder
// attack: POST token=x", "token": {"$gt": ""}, "$comment": "y closes the string and changes the JSON query
// expect: InviteStore.java:22 CWE-943
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
