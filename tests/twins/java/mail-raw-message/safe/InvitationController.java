// weakness: CWE-93 e-mail header injection
// features: two files, template literal, format
// attack: Mails removes the line breaks of the name before it fills the text block
// expect: none
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
