// weakness: CWE-22 path traversal
// features: same function, right sanitizer, wrong sanitizer
// attack: multipart filename="../../srv/app/.ssh/authorized_keys" passes StringUtils.cleanPath unchanged
// expect: 29 CWE-22
package attachments;

import java.io.File;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class AttachmentController {

    private static final File STORE = new File("/srv/attachments");

    @PostMapping("/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    public void upload(@RequestParam("file") MultipartFile file) throws IOException {
        String name = StringUtils.cleanPath(file.getOriginalFilename());
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("file name missing");
        }
        file.transferTo(new File(STORE, name));
    }
}
