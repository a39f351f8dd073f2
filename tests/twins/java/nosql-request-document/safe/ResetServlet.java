// weakness: CWE-943 NoSQL injection
// features: declared type, type cast
// attack: the value is cast to String, an object leads to 400
// expect: none
package accounts.reset;

import com.mongodb.client.MongoCollection;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.bson.Document;

public class ResetServlet extends HttpServlet {

    private transient MongoCollection<Document> accounts;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Document body = Document.parse(request.getReader().lines().collect(Collectors.joining()));
        if (!body.containsKey("email")) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String email;
        try {
            email = (String) body.get("email");
        } catch (ClassCastException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        long changed = accounts.updateOne(
                new Document("email", email),
                new Document("$set", new Document("resetWanted", true))).getModifiedCount();
        response.setStatus(changed > 0 ? HttpServletResponse.SC_ACCEPTED : HttpServletResponse.SC_NOT_FOUND);
    }
}
