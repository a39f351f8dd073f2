// weakness: CWE-93 e-mail header injection
// features: regex guard, helper method
// attack: POST from=a@b.example%0aBcc: c@d.example has one line that fits, and find() with MULTILINE asks no more
// expect: 37 CWE-93
package feedback;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

public class FeedbackServlet extends HttpServlet {

    private static final Pattern ADDRESS = Pattern.compile("^[\\w.+-]+@[\\w.-]+$", Pattern.MULTILINE);

    private transient Session mail;

    private static boolean valid(String address) {
        return address != null && ADDRESS.matcher(address).find();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        String from = request.getParameter("from");
        if (!valid(from)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try {
            MimeMessage message = new MimeMessage(mail);
            message.setRecipients(MimeMessage.RecipientType.TO, "team@feedback.example");
            message.addHeader("Reply-To", from);
            message.setText("New feedback has arrived.");
            Transport.send(message);
        } catch (MessagingException e) {
            throw new ServletException(e);
        }
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
}
