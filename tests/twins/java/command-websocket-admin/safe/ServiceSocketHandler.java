// weakness: CWE-78 OS command injection
// features: match, unused check, two files
// attack: a service that the set does not hold ends the handler
// expect: none
package admin.ws;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

public class ServiceSocketHandler extends AbstractWebSocketHandler {

    private final ServiceControl control = new ServiceControl();

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
        if (message instanceof TextMessage text) {
            control.restart(text.getPayload());
        } else {
            session.close(CloseStatus.NOT_ACCEPTABLE);
        }
    }
}
