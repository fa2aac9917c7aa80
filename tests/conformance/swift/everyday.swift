import Foundation
import WebKit

// ruleid: extension-x-p-any
class Web: UIViewController {
    // ruleid: iboutlet-weak-var-x-t
    @IBOutlet weak var label: UILabel!
    // ruleid: objc-dynamic-var-x-y
    @objc dynamic var name = "x"
    // ruleid: ibaction-func-f-any-any
    @IBAction func tapped(_ sender: Any) {
        // ruleid: inside
        foo(1)
    }
    func go(html: String, id: String) {
        // ruleid: x-userdefaults-standard-any-x-set-an, let-x-userdefaults-standard-any-x-se
        let defaults = UserDefaults.standard
        defaults.set(id, forKey: "k")
        // ruleid: userdefaults-standard-set-v-forkey-a, userdefaults-standard-set-any-forkey, x-y-z
        UserDefaults.standard.set(html, forKey: "token")
        // ruleid: w-loadhtmlstring-x-baseurl-nil, w-loadhtmlstring-any
        webView.loadHTMLString(html, baseURL: nil)
        // ruleid: w-loadhtmlstring-any
        webView.loadHTMLString(html, baseURL: url)
        // ruleid: x-as-t
        let query: [String: Any] = [kSecClass as String: x, kSecAttrAccessible as String: kSecAttrAccessibleAlways]
        // ruleid: ksecattraccessible-as-string-v, x-as-t
        let q2 = [kSecAttrAccessible as String: kSecAttrAccessibleAlways] as CFDictionary
        // ruleid: secaccesscontrolcreatewithflags-any
        SecAccessControlCreateWithFlags(nil, kSecAttrAccessibleAlways, flags, nil)
        // ruleid: c-tlsminimumsupportedprotocol-tlsv10, tlsv10
        config.tlsMinimumSupportedProtocol = .TLSv10
        // ruleid: c-tlsminimumsupportedprotocolversion
        config.tlsMinimumSupportedProtocolVersion = tls_protocol_version_t.TLSv10
        // ruleid: lacontext-evaluatepolicy-any, inside
        LAContext().evaluatePolicy(.deviceOwner, localizedReason: "x") { ok, error in foo(2) }
        // ruleid: c-evaluatepolicy-any-reply-r, inside
        context.evaluatePolicy(p, localizedReason: "x", reply: { ok, error in foo(3) })
        // ruleid: try-x-write-any
        try data.write(to: url)
        // ruleid: nskeyedunarchiver-unarchiveobject-an
        NSKeyedUnarchiver.unarchiveObject(with: data)
        // ruleid: cc-md5-any
        CC_MD5(a, b, c)
        // ruleid: insecure-md5-hash-data-any, insecure-md5-hash-any, x-y-z
        Insecure.MD5.hash(data: data)
        // ruleid: w-configuration-preferences-javascri, x-javascriptenabled-true, x-y-z, n-true
        webView.configuration.preferences.javaScriptEnabled = true
        // ruleid: nspredicate-format-any-y, nspredicate-format-x
        NSPredicate(format: "name == " + id)
        // ruleid: nspredicate-format-x
        NSPredicate(format: id)
        // ruleid: sqlite3-exec-db-any-any, sqlite3-exec-db-q-any
        sqlite3_exec(db, "SELECT 1", nil, nil, nil)
        // ruleid: sqlite3-exec-db-q-any
        sqlite3_exec(db, "SELECT \(id)", nil, nil, nil)
        // ruleid: uipasteboard-general-string-x, x-y-z
        UIPasteboard.general.string = id
        // ruleid: inside
        if #available(iOS 13, *) { foo(4) }
        // ruleid: string-format-any-x, string-format-any-x-2
        String(format: "%@", id)
        // ruleid: let-u-url-string-any, url-string-http
        let u = URL(string: "http://x.y")
        // ruleid: url-string-u
        let v = URL(string: "https://x.y")!
        // ruleid: completionhandler-usecredential-any, completionhandler-x-any, h-usecredential-urlcredential-trust
        completionHandler(.useCredential, URLCredential(trust: t))
        // ruleid: completionhandler-x-any
        completionHandler(.cancel, nil)
        // ruleid: print-any-x-any
        print("id \(id) end")
        // ruleid: nslog-any
        NSLog("x %@", id)
        // ruleid: arc4random
        let n = arc4random()
        // ruleid: d-datatask-with-u-data-response-erro
        session.dataTask(with: u) { (data, response, error) in
            // ruleid: inside
            foo(5)
        }
        // ruleid: inside
        session.dataTask(with: u) { d, r, e in foo(6) }
        // ruleid: dispatchqueue-main-async-any, dispatchqueue-main-async-any-foo-x-a, x-y-z
        DispatchQueue.main.async {
            // ruleid: inside
            foo(7)
        }
        // ruleid: x-y-z
        // todoruleid: dispatchqueue-main-async-any
        DispatchQueue.main.async { [weak self] in
            // ruleid: self
            self?.reload()
        }
        // ruleid: wkwebview-any, let-w-wkwebview-frame-f-configuratio
        let w = WKWebView(frame: .zero, configuration: config)
        // ruleid: var-r-urlrequest-url-u-any-r-httpmet
        var request = URLRequest(url: u)
        request.timeout = 1
        request.httpMethod = "POST"
        // ruleid: x-as-t, guard-let-x-y-as-t-else-any
        guard let s = x as? String else { return }
        // ruleid: for-k-v-in-d-any, inside
        for (k, v) in dict { foo(k) }
        // ruleid: x-y-z
        let o = a?.b?.c
        // ruleid: x-y
        let p = a!.b
        // ruleid: x-any
        let t = a ?? "none"
        // ruleid: x-in-any
        list.map { item in item.name }
        // ruleid: x-y-z
        FileManager.default.createFile(atPath: path, contents: data, attributes: [FileAttributeKey.x: 1])
        // ruleid: fatalerror-x
        fatalError("x")
        // ruleid: a-a, inside
        if a == a { foo(8) }
        // ruleid: n-0x1f
        let h = 0x1F
        // ruleid: n-1
        let m = -1
        // ruleid: n-1-5
        let f = 1.5
        // ruleid: self-x-y, self
        self.name = id
        // ruleid: foo-self
        register(Foo.self)
        // ruleid: x-y-2, inside
        for i in 0...5 { foo(i) }
        // ruleid: x-y-2, inside
        for i in 0..<5 { foo(i) }
        switch a {
        // ruleid: inside
        case .one: foo(9)
        // ruleid: inside
        case .two(let x): foo(x)
        default: break
        }
    }
}
// ruleid: extension-x-p-any
extension Web: Other {
    // ruleid: func-urlsession-session-urlsession-d, func-urlsession-any-didreceive-c-url
    func urlSession(_ session: URLSession, didReceive challenge: URLAuthenticationChallenge, completionHandler: @escaping (Int) -> Void) {
        foo(10)
    }
}
// ruleid: extension-x-p-any, class-x-nsobject-urlsessiondelegate
class Net: NSObject, URLSessionDelegate {
}
// ruleid: extension-x-p-any, struct-s-view-any
struct Content: View {
    // ruleid: var-body-some-view-any
    var body: some View {
        Text("x").padding()
    }
}
