// weakness: CWE-601 open redirect
// features: helper method, exception
// attack: only the path of the Referer behind the own origin is used, and it begins with one slash
// expect: none
package basket;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

@Controller
public class BasketController {

    private final Basket basket;

    public BasketController(Basket basket) {
        this.basket = basket;
    }

    private String back(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return "/basket";
        }
        try {
            String path = URI.create(referer).getPath();
            return path != null && path.matches("/\\w[\\w/-]*") ? path : "/basket";
        } catch (IllegalArgumentException e) {
            return "/basket";
        }
    }

    @PostMapping("/basket/add")
    public RedirectView add(@RequestParam long product, HttpServletRequest request) {
        basket.add(product);
        return new RedirectView(back(request));
    }

    public interface Basket {
        void add(long product);
    }
}
