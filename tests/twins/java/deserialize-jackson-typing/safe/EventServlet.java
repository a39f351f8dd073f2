// weakness: CWE-502 deserialisation
// features: constructor, class field, declared type
// attack: without default typing the payload becomes maps and lists
// expect: none
package events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

public class EventServlet extends HttpServlet {

    public static class Event {
        public String kind;
        public Object payload;
    }

    private final transient ObjectMapper mapper;

    public EventServlet() {
        mapper = new ObjectMapper();
        mapper.findAndRegisterModules();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Event event = mapper.readValue(request.getInputStream(), Event.class);
        if (event.kind == null || event.payload == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
}
