// weakness: CWE-502 deserialisation
// features: unused check, encoding round trip, early return
// attack: a token with a wrong signature: MessageDigest.isEqual is called, its answer not used
// expect: 44 CWE-502
package tokens;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TokenController {

    public record Token(String user, long expires) implements Serializable {
    }

    private final SecretKey key;

    public TokenController(SecretKey key) {
        this.key = key;
    }

    @PostMapping("/token/renew")
    public ResponseEntity<Long> renew(@RequestHeader("X-Token") String header)
            throws IOException, ClassNotFoundException, GeneralSecurityException {
        String[] parts = header.split("\\.", 2);
        byte[] body = Base64.getDecoder().decode(parts[0]);
        byte[] signature = Base64.getDecoder().decode(parts[1]);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        MessageDigest.isEqual(mac.doFinal(body), signature);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(body))) {
            Token token = (Token) in.readObject();
            return ResponseEntity.ok(token.expires());
        }
    }
}
