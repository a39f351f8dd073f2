// weakness: CWE-502 deserialisation
// features: constructor, class field, declared type
// attack: POST ["some.gadget.Class", {...}] in "payload": default typing with LaissezFaireSubTypeValidator creates it
// expect: 31 CWE-502
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
        mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance);
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
