// weakness: CWE-915 mass assignment
// features: declared type, same function
// attack: the body is read into a record that has only name and city
// expect: none
package profiles;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ProfileController {

    public static class Member {
        public String name;
        public String city;
        public boolean admin;
    }

    record ProfileChange(String name, String city) {
    }

    private final ObjectMapper mapper = new ObjectMapper();

    @PatchMapping("/profile")
    public ResponseEntity<Void> change(@AuthenticationPrincipal Member member, @RequestBody String body)
            throws IOException {
        ProfileChange change = mapper.readValue(body, ProfileChange.class);
        member.name = change.name();
        member.city = change.city();
        return ResponseEntity.noContent().build();
    }
}
