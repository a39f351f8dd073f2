// weakness: CWE-915 mass assignment
// features: same function, allow list
// attack: the binder allows the fields title and text only
// expect: none
package cms;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.annotation.PostMapping;
import jakarta.servlet.http.HttpServletRequest;

@Controller
public class ArticleController {

    public static class Article {
        private String title;
        private String text;
        private boolean approved;

        public void setTitle(String title) {
            this.title = title;
        }

        public void setText(String text) {
            this.text = text;
        }

        public void setApproved(boolean approved) {
            this.approved = approved;
        }
    }

    public interface Articles {
        void store(Article article);
    }

    private final Articles articles;

    public ArticleController(Articles articles) {
        this.articles = articles;
    }

    @PostMapping("/articles")
    public String submit(HttpServletRequest request) {
        Article article = new Article();
        ServletRequestDataBinder binder = new ServletRequestDataBinder(article, "article");
        binder.setAllowedFields("title", "text");
        binder.bind(request);
        articles.store(article);
        return "redirect:/articles";
    }
}
