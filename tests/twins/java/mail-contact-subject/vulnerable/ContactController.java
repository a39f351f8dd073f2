// weakness: CWE-93 e-mail header injection
// features: same function, right sanitizer
// attack: POST subject=Hi%0d%0aBcc:%20all@lists.example adds a header line to the raw message
// expect: 34 CWE-93
package contact;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

@RestController
public class ContactController {

    private final Session session;

    public ContactController(Session session) {
        this.session = session;
    }

    @PostMapping("/contact")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void contact(@RequestParam String subject, @RequestParam String text) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("web@shop.example"));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("office@shop.example"));
        String line = subject.strip();
        message.setHeader("Subject", line);
        message.setText(text);
        Transport.send(message);
    }
}
