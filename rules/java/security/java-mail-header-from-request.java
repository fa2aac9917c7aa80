import javax.mail.internet.MimeMessage;
import javax.servlet.http.*;

class Mails extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    MimeMessage mail = new MimeMessage(session);
    // ruleid: java-mail-header-from-request
    mail.setHeader("X-From", request.getParameter("from"));
    // ruleid: java-mail-header-from-request
    mail.setSubject("From " + request.getParameter("from"));
    // ok: java-mail-header-from-request
    mail.setSubject(request.getParameter("from").replaceAll("[\\r\\n]", ""));
    // ok: java-mail-header-from-request
    mail.setText(request.getParameter("text"));
  }
}
