// weakness: CWE-93 e-mail header injection
// features: two files, template literal, format
// attack: POST name=Bob%0aBcc:%20all@lists.example is a line of its own in the head of the parsed message
// expect: Mails.java:29 CWE-93
package invitations;

import jakarta.mail.MessagingException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class InvitationController {

    private final Mails mails;

    public InvitationController(Mails mails) {
        this.mails = mails;
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void invite(@RequestParam String name) throws MessagingException {
        mails.announce(name);
    }
}
