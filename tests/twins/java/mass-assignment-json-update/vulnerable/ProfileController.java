// weakness: CWE-915 mass assignment
// features: declared type, same function
// attack: PATCH {"name":"x","admin":true} is written straight into the entity
// expect: 32 CWE-915
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
        mapper.readerForUpdating(member).readValue(body);
        return ResponseEntity.noContent().build();
    }
}
